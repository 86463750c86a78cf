"""What an article names: dates, places, bodies, posts and persons, each found on characters."""
