"""Which wording stays: what people decided, and what is proposed to them."""
