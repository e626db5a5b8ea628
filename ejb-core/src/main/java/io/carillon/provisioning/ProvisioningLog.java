package io.carillon.provisioning;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Log messages of devices, 60300 to 60399. */
@MessageLogger(projectCode = "CARILLON", length = 5)
interface ProvisioningLog extends BasicLogger {
    ProvisioningLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), ProvisioningLog.class, "io.carillon.provisioning");

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 60300, value = "Device %s asked for '%s' from %s: %s")
    void asked(String mac, String file, String source, Access.Outcome outcome);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 60301, value = "The secret address of device %s was used over an open connection, from %s: renew it")
    void exposed(String mac, String source);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 60302, value = "A file was asked for at an address that leads to no device, from %s; %d times since the last "
            + "such message")
    void nobody(String source, long times);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 60303, value = "The secret of %s on device %s cannot be opened, the key of secrets is another one: renew "
            + "the device")
    void secretLost(String username, String mac);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 60304, value = "Device %s answered '%s' with %d")
    void notified(String mac, String event, int status);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 60305, value = "Setting %s: %s")
    void badSetting(String key, String reason);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 60306, value = "A request of device %s could not be noted: %s")
    void notNoted(String mac, String reason);
}
