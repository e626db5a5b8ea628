package io.carillon.api.voicemail;

import java.util.List;

/**
 * What a mailbox says in its owner's voice.
 *
 * @param items those there are
 */
public record GreetingListing(List<GreetingView> items) {}
