"""What has to happen between the folder and the wiki: merge and plan, pull and push."""
