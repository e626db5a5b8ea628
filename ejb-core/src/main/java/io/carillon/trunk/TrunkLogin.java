package io.carillon.trunk;

/** How we prove to a trunk who we are. */
public enum TrunkLogin {
    /** By our address alone; a challenge is not answered. */
    ADDRESS,
    /** By user name and password when it asks. */
    DIGEST,
    /** The same, and we register with it. */
    REGISTER
}
