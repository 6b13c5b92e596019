"""Charts: pictures of answers as strings of SVG, in which every statement is a mark and every mark a statement."""
