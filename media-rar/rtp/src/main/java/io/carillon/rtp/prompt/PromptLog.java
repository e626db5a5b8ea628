package io.carillon.rtp.prompt;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Log messages of prompts, 20100 to 20149. */
@MessageLogger(projectCode = "CARILLON", length = 5)
interface PromptLog extends BasicLogger {
    PromptLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), PromptLog.class, "io.carillon.prompt");

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 20100, value = "There is no prompt %s in language %s; callers hear two short tones. Put it into %s")
    void missing(String name, String language, String file);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 20101, value = "Prompt %s cannot be used, callers hear two short tones: %s")
    void unusable(String file, String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 20102, value = "A text could not be spoken, callers hear two short tones (%s times so far): %s")
    void notSpoken(long times, String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 20103, value = "More prompts are asked for than can be read or spoken; callers hear two short tones"
            + " (%s times so far)")
    void busy(long times);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 20104, value = "There is no music %s; who waits hears the default one. Put it into %s")
    void noMusic(String name, String file);
}
