package io.carillon.contract;

import java.io.Serializable;

/**
 * A NOTIFY to be sent (RFC 6665 section 4.2.2).
 *
 * @param dialog its dialog
 * @param cseq its CSeq number
 * @param event value of Event
 * @param state value of Subscription-State
 * @param list whether the body describes a list of resources, which has to be required (RFC 4662 section 4.5)
 * @param contentType Content-Type, empty for no body
 * @param body the document
 */
public record NotifyOrder(
        SipDialog dialog, long cseq, String event, String state, boolean list, String contentType, byte[] body)
        implements Serializable {}
