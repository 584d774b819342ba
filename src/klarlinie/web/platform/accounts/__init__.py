"""Accounts: who somebody is, proved by password, second factor or the company's own sign-in."""
