"""Relations by what the parse shows, learnt: what frames found is judged, what no frame reads is filled in, and each says why."""
