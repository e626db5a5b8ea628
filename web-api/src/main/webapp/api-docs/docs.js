// The description of the API as the server makes it; "Authorize" takes the token of POST /api/auth/login.
window.SwaggerUIBundle({
  url: '/openapi',
  dom_id: '#docs',
  deepLinking: true,
  displayRequestDuration: true,
  docExpansion: 'none',
  filter: true,
});
