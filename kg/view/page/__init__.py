"""The page: a template, a style sheet, and small script modules that `inline` joins."""
