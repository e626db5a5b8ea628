package io.carillon.contract;

import java.io.Serializable;
import java.util.List;

/**
 * What is remembered of the messages of one call.
 *
 * @param call the call
 * @param messages oldest first
 * @param dropped older messages of it that had to make room
 */
public record CallTrace(CallId call, List<TracedMessage> messages, long dropped) implements Serializable {
    public CallTrace {
        messages = List.copyOf(messages);
    }
}
