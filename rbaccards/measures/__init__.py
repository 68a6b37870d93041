"""What the series say: small pure functions, each with its definition; results are numbers and enums, not words."""
