"""What is told: frames over verbs and nouns, offices and patterns; relations and events out."""
