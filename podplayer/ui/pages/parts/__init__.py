"""What several pages are made of: lists, cards, chips, menus, empty and loading states."""
