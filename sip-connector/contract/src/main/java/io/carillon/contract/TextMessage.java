package io.carillon.contract;

import java.io.Serializable;
import java.util.Objects;

/**
 * A text on its way to one device.
 *
 * @param id name it has in {@link SwitchListener#onDelivered}
 * @param target the device
 * @param from number of the sender
 * @param to number it is for
 * @param contentType media type, parameters included
 * @param body content
 */
public record TextMessage(String id, SipTarget target, String from, String to, String contentType, byte[] body)
        implements Serializable {
    public TextMessage {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(target, "target");
    }
}
