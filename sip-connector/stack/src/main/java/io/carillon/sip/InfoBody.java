package io.carillon.sip;

/**
 * What an INFO in a conversation carries from one device to the other.
 *
 * @param contentType its media type
 * @param body content
 */
public record InfoBody(String contentType, byte[] body) {}
