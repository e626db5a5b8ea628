package io.carillon.api.conferences;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Conference rooms with people in them.
 *
 * @param items in the order of their numbers
 */
@Schema(name = "ConferenceRoomList")
public record RoomList(List<RoomView> items) {}
