package io.carillon.directory;

/** How far out of the house somebody may call; each class includes those before it. */
public enum Permission {
    /** Numbers of the house only. */
    INTERNAL,
    /** The own town. */
    LOCAL,
    /** The own country. */
    NATIONAL,
    /** Every country. */
    INTERNATIONAL,
    /** Numbers that cost more than a call. */
    PREMIUM
}
