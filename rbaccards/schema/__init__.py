"""What the files may say: frozen pydantic models, their messages and their JSON Schema."""
