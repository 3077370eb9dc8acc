"""`python -m ninthvote` is the command `ninthvote`."""

from ninthvote.cli import main

main()
