package io.carillon.contract;

import java.io.Serializable;

/** The application's way to the adapter; look it up at {@code java:/carillon/Switch}. */
public interface SwitchConnectionFactory extends Serializable {
    /** A light handle; close it when done. */
    SwitchConnection getConnection();
}
