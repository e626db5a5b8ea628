package io.carillon.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What somebody needs to know after the very first start, once. */
final class FirstRunNote {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private FirstRunNote() {}

    /**
     * How to log in to the account that was created.
     *
     * @param words user name and password
     * @param opens what stands behind the address of the console in a link that logs in once
     * @param minutes how long the link is good
     */
    record Login(String words, String opens, int minutes) {
        /** Never prints password and link. */
        @Override
        public String toString() {
            return "Login";
        }
    }

    /**
     * @param extensions created ones with their secrets, may be empty
     * @param login empty when no account was created
     */
    static String text(Addresses addresses, String realm, List<Issued> extensions, Optional<Login> login) {
        StringBuilder text = new StringBuilder("Carillon is ready for its first call\n");
        text.append("  SIP          ").append(addresses.sip()).append("  (UDP and TCP, realm ").append(realm)
                .append(")\n");
        for (Issued issued : extensions) {
            text.append("  Extension    ").append(issued.extension().number());
            text.append("  secret ").append(issued.secretShownOnce()).append('\n');
        }
        text.append("  Console/API  ").append(addresses.web()).append("  (API under /api)\n");
        login.ifPresent(account -> text.append("  Login        ").append(account.words()).append('\n')
                .append("  Or open      ").append(addresses.web()).append(OneTimeLogin.PAGE).append(account.opens())
                .append("  (once, within ").append(account.minutes()).append(" minutes)\n"));
        return text.append("  Secrets are shown this once; only digests of them are kept.\n").toString();
    }

    /** Puts the text where only the server's own user can read it. */
    static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        } else {
            Files.createFile(fresh);
        }
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
