// Made by scripts/media/make.mjs. Do not edit by hand.
export const bytes: string =
  'aXRlbSxwbGFubmVkLHNwZW50DQpQYXBlciBhbmQgcGFpbnQsMTIwLDk2DQpCdXMgdG8gdGhlIG11c2V1bSwyNDAsMjQwDQpQaWNuaWMsODAsNjENCkZpcnN0LWFpZCBraXQsMzUsMzUNClNwYXJlIHVtYnJlbGxhcyw0MCwwDQpUb3RhbCw1MTUsNDMyDQo=';
