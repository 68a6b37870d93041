"""Past quarters: an edition is kept, the next quarter is begun, and what was said is compared with what came."""
