package io.carillon.flow;

/** What a call can come to on its way. */
public enum FlowKind {
    /** A number under which the house is known outside. */
    DID,
    /** Opening hours. */
    TIME_CONDITION,
    /** A menu that asks. */
    MENU,
    /** People who ring together or one after the other. */
    RING_GROUP,
    /** Callers who wait for agents. */
    QUEUE,
    /** Somebody with telephones. */
    EXTENSION,
    /** Where messages are left. */
    MAILBOX,
    /** A room where people meet. */
    CONFERENCE,
    /** Telephones that are spoken to together. */
    PAGING,
    /** Several mailboxes under one number. */
    MAILING_LIST,
    /** A code of a feature. */
    CODE,
    /** A program elsewhere that says where a call goes. */
    WEBHOOK,
    /** A number that leaves the house. */
    OUTSIDE,
    /** Nobody has the number and nothing takes it outside. */
    NOBODY
}
