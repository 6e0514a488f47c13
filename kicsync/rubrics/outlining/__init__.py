"""The blocks of a document -> its outline: points, sub-bullets and their parts."""
