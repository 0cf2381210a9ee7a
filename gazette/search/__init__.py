"""Search: what readers type is found in every article that contains it, and only there."""
