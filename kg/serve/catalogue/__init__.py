"""What the pages and the JSON API read: everything known, indexed once a generation, and the addresses of things."""
