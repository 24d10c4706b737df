"""The library of actions, a file for each family; `kinoflow.authoring.action.actions` finds them all."""
