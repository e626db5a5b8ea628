package io.carillon.scenario;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Programs of the distribution that a test needs and a machine may lack. */
final class Programs {
    private Programs() {}

    /** Skips the test, naming the program, where it is not installed. */
    static void assumed(String name) {
        boolean present = Arrays.stream((System.getenv("PATH") + File.pathSeparator
                + "/usr/sbin").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, name)));
        assumeThat(present).as("the program %s", name).isTrue();
    }
}
