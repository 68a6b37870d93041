"""The council website: the public edition of every pack as static pages, from views to bytes."""
