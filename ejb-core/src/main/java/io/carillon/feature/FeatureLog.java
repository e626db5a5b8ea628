package io.carillon.feature;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Log messages of features, 40500 to 40599. */
@MessageLogger(projectCode = "CARILLON", length = 5)
interface FeatureLog {
    FeatureLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), FeatureLog.class, "io.carillon.routing");

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 40500, value = "Feature %s failed on call %s and was passed over (%d times so far)")
    void featureFailed(String feature, String call, long times, @Cause Throwable reason);
}
