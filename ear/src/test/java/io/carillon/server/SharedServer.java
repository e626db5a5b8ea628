package io.carillon.server;

import java.io.IOException;
import java.nio.file.Path;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.LifecycleException;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.as.arquillian.container.CommonManagedDeployableContainer;
import org.jboss.as.arquillian.container.ParameterUtils;
import org.jboss.as.arquillian.container.managed.ManagedContainerConfiguration;
import org.jboss.as.arquillian.container.managed.ManagedDeployableContainer;
import org.jboss.logging.Logger;
import org.wildfly.core.launcher.CommandBuilder;
import org.wildfly.core.launcher.StandaloneCommandBuilder;

/**
 * The server that Arquillian starts for the first scenario of a process and that is there for all the others. Where classes are handed
 * out one by one, Arquillian takes each for the whole run: it would stop the server behind each and start it for the next.
 */
public final class SharedServer extends CommonManagedDeployableContainer<ManagedContainerConfiguration> {
    private static boolean started;

    /** On a base directory of the process's own, beside whatever runs on the usual ports. */
    @Override
    public void setup(ManagedContainerConfiguration configuration) {
        configuration.setManagementPort(ScenarioServer.MANAGEMENT_PORT);
        configuration.setJbossArguments("-Djboss.server.base.dir=" + base() + " " + Fork.arguments(configuration.getJbossArguments()));
        configuration.setAllowConnectingToRunningServer(started);
        super.setup(configuration);
    }

    @Override
    public Class<ManagedContainerConfiguration> getConfigurationClass() {
        return ManagedContainerConfiguration.class;
    }

    @Override
    protected Logger getLogger() {
        return Logger.getLogger(SharedServer.class);
    }

    @Override
    protected CommandBuilder createCommandBuilder(ManagedContainerConfiguration configuration) {
        return StandaloneCommandBuilder.of(configuration.getJbossHome())
                .setJavaHome(configuration.getJavaHome())
                .setJavaOptions(ParameterUtils.splitParams(configuration.getJavaVmArguments()))
                .addJavaOption("-ea")
                .setServerConfiguration(configuration.getServerConfig())
                .addServerArguments(ParameterUtils.splitParams(configuration.getJbossArguments()));
    }

    private static Path base() {
        return CarillonServer.path("carillon.test.base");
    }

    @Override
    protected void startInternal() throws LifecycleException {
        if (!started) {
            copy();
        }
        super.startInternal();
        started = true;
    }

    private static void copy() throws LifecycleException {
        try {
            Directories.delete(base());
            Directories.copy(CarillonServer.path("carillon.test.template"), base());
        } catch (IOException e) {
            throw new LifecycleException("no directory " + base(), e);
        }
    }

    /** It ends with the process. */
    @Override
    protected void stopInternal(Integer timeout) {}

    /** Puts it in the place of the usual one. */
    public static final class Extension implements LoadableExtension {
        @Override
        public void register(ExtensionBuilder builder) {
            builder.override(DeployableContainer.class, ManagedDeployableContainer.class, SharedServer.class);
        }
    }
}
