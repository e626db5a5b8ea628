package io.carillon.api.auth;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where people may sign in besides here.
 *
 * @param available whether there is such a place
 * @param name of it, for a button; absent when there is none
 */
@Schema(name = "SignInProvider")
public record OidcProviderAnswer(boolean available, String name) {}
