"""The words that wikis, forms, properties and TemplateData use for what they hold.

The canonical names are English on every wiki; French ones stand beside them for wikis that made
their namespaces and types by hand.
"""

from kicsync.kit import FieldType

FORM = ("Form", "Formulaire")
PROPERTY = ("Property", "Attribut", "Propriété")
CONCEPT = ("Concept",)
CATEGORY_WORDS = ("Category", "Catégorie")
MAIN_NAMESPACE = frozenset({"", "main", "principal", "(main)", "(principal)"})
"""What the main namespace, which has no name, is called in a form."""

DOCUMENTATION = ("Documentation", "doc", "TemplateData")
"""Sub-pages on which templates are described (manual page "Extension:TemplateData")."""

LISTS = frozenset({"checkboxes", "listbox", "tokens"})
"""Inputs that hold several values (manual page "Extension:Page Forms/Input types")."""

SINGLE = frozenset({"dropdown", "radiobutton", "combobox", "text with autocomplete"})
"""Inputs that hold one value, unless the form says “list”."""

LIMITED = frozenset({"", "dropdown", "radiobutton", "checkboxes", "listbox", "tree", "category"})
"""Inputs that leave no other value than those they show; '' is chosen by the values."""

INPUTS = {
    "textarea": FieldType.TEXT,
    "textarea with autocomplete": FieldType.TEXT,
    "date": FieldType.DATE,
    "datepicker": FieldType.DATE,
    "datetime": FieldType.DATE,
    "datetimepicker": FieldType.DATE,
    "year": FieldType.DATE,
    "checkbox": FieldType.FLAG,
    "number": FieldType.NUMBER,
    "rating": FieldType.NUMBER,
    "url": FieldType.URL,
}

PROPERTIES = {
    "page": FieldType.PAGE,
    "url": FieldType.URL,
    "uri": FieldType.URL,
    "date": FieldType.DATE,
    "number": FieldType.NUMBER,
    "nombre": FieldType.NUMBER,
    "quantity": FieldType.NUMBER,
    "quantité": FieldType.NUMBER,
    "boolean": FieldType.FLAG,
    "booléen": FieldType.FLAG,
    "code": FieldType.TEXT,
}
"""Types of Semantic MediaWiki (its manual, "Help:List of datatypes"); texts are told by pages."""

DATA = {
    "content": FieldType.TEXT,
    "unbalanced-wikitext": FieldType.TEXT,
    "wiki-page-name": FieldType.PAGE,
    "url": FieldType.URL,
    "date": FieldType.DATE,
    "number": FieldType.NUMBER,
    "boolean": FieldType.FLAG,
}
"""Types of TemplateData (manual page "Help:TemplateData"); ``string`` and ``line`` say little."""
