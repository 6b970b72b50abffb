"""The named queries, one `.rq` file each; `kg.query.named` reads them."""
