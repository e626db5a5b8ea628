package io.carillon.server;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.StackFrame;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import java.util.Map;

/** Stops single threads of a running server, as a defect would, through its debugger; closed, they go on. */
public final class Standstill implements AutoCloseable {
    private final VirtualMachine server;

    private Standstill(VirtualMachine server) {
        this.server = server;
    }

    static Standstill at(int port) throws Exception {
        AttachingConnector connector = Bootstrap.virtualMachineManager().attachingConnectors().stream()
                .filter(one -> one.name().equals("com.sun.jdi.SocketAttach"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("this JDK has no debugger"));
        Map<String, Connector.Argument> arguments = connector.defaultArguments();
        arguments.get("hostname").setValue("127.0.0.1");
        arguments.get("port").setValue(String.valueOf(port));
        return new Standstill(connector.attach(arguments));
    }

    /** Stops the threads whose names begin like this. Returns how many. */
    public int ofThreads(String name) {
        return stop(thread -> thread.name().startsWith(name));
    }

    /** Stops the threads that are in a method of this class now. Returns how many. */
    public int ofWhoeverIsIn(String type) {
        return stop(thread -> isIn(thread, type));
    }

    /** How many classes of this name there are. */
    int loaded(String type) {
        return server.classesByName(type).size();
    }

    private interface Choice {
        boolean isMeant(ThreadReference thread) throws IncompatibleThreadStateException;
    }

    /** The whole process stands for the moment in which the threads are looked at. */
    private int stop(Choice choice) {
        server.suspend();
        try {
            int stopped = 0;
            for (ThreadReference thread : server.allThreads()) {
                if (choice.isMeant(thread)) {
                    thread.suspend();
                    stopped++;
                }
            }
            return stopped;
        } catch (IncompatibleThreadStateException e) {
            throw new IllegalStateException(e);
        } finally {
            server.resume();
        }
    }

    private static boolean isIn(ThreadReference thread, String type) throws IncompatibleThreadStateException {
        for (StackFrame frame : thread.frames()) {
            if (frame.location().declaringType().name().equals(type)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        server.dispose();
    }
}
