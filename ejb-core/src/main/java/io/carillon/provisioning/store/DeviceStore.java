package io.carillon.provisioning.store;

import io.carillon.contract.Aor;
import io.carillon.contract.Credential;
import io.carillon.contract.Tenant;
import io.carillon.directory.DeviceUser;
import io.carillon.directory.store.Audit;
import io.carillon.directory.store.Belonging;
import io.carillon.provisioning.Access;
import io.carillon.provisioning.AskedDevice;
import io.carillon.provisioning.Device;
import io.carillon.provisioning.Devices;
import io.carillon.provisioning.WantedDevices;
import io.carillon.store.Columns;
import io.carillon.store.Contains;
import io.carillon.store.Durability;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** The tables of devices. A device, its lines and its keys are changed in the transaction of whoever changes them. */
@ApplicationScoped
public class DeviceStore implements Belonging {
    private static final String CONSTRAINT = "23";
    private static final int TEXTS = 4;
    private static final String FOUND = " and (mac like ? escape '!' or lower(model) like ? escape '!'"
            + " or lower(label) like ? escape '!' or exists (select 1 from device_line l join extension e"
            + " on e.id = l.extension_id where l.device_id = device.id and e.number like ? escape '!'))";

    @Resource(lookup = "java:jboss/datasources/CarillonDS")
    private DataSource database;

    private final Durability durability = new Durability();

    /** For the server. */
    public DeviceStore() {}

    /** On a database of the caller's choice. */
    public DeviceStore(DataSource database) {
        this.database = database;
    }

    /** A device as it is stored: with the hashes that its addresses are found by and the digests of its lines. */
    public record Kept(Device device, String secureHash, String openHash, Map<Integer, Credential> credentials) {}

    /** A device found by an address. @param secure whether by the address for encrypted connections */
    public record Found(Device device, boolean secure) {}

    /** Devices of a tenant by MAC address. */
    public List<Device> page(Tenant tenant, WantedDevices wanted, String after, int limit) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(DeviceRows.SELECT
                        + " where tenant = ? and mac > ?" + (wanted.site() == null ? "" : " and site = ?")
                        + (wanted.text() == null ? "" : FOUND)
                        + " order by mac fetch first " + limit + " rows only")) {
            int index = 1;
            select.setString(index++, tenant.name());
            select.setString(index++, after == null ? "" : after);
            if (wanted.site() != null) {
                select.setString(index++, wanted.site());
            }
            if (wanted.text() != null) {
                select.setString(index++, Contains.pattern(DeviceRows.plain(wanted.text())));
                for (int i = 1; i < TEXTS; i++) {
                    select.setString(index++, Contains.pattern(wanted.text()));
                }
            }
            return DeviceRows.read(connection, select);
        }
    }

    /** One device. */
    public Optional<Device> find(Tenant tenant, String mac) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(DeviceRows.SELECT + " where tenant = ? and mac = ?")) {
            select.setString(1, tenant.name());
            select.setString(2, mac);
            return DeviceRows.read(connection, select).stream().findFirst();
        }
    }

    /** A device loses the lines of an extension that is deleted. */
    @Override
    public List<Lost> of(Aor extension) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(DeviceRows.SELECT + " where id in (select l.device_id"
                        + " from device_line l join extension e on e.id = l.extension_id where e.tenant = ? and e.number = ?)")) {
            select.setString(1, extension.tenant().name());
            select.setString(2, extension.user());
            return DeviceRows.read(connection, select).stream()
                    .map(device -> new Lost("device.changed", Devices.KIND, device.mac(), without(device, extension.user())))
                    .toList();
        } catch (SQLException failed) {
            throw new IllegalStateException("devices cannot be read: " + failed.getMessage(), failed);
        }
    }

    private static Audit.Kept without(Device device, String extension) {
        AskedDevice now = AskedDevice.of(device);
        List<AskedDevice.Line> lines = now.lines().stream().filter(line -> !line.extension().equals(extension)).toList();
        return new Audit.Kept(now, new AskedDevice(now.model(), now.label(), now.site(), now.transport(), now.mediaSecurity(), lines,
                now.keys()));
    }

    /** The device with this address. */
    public Optional<Found> byPath(String hash) throws SQLException {
        for (boolean secure : new boolean[] {true, false}) {
            try (Connection connection = database.getConnection();
                    PreparedStatement select = connection.prepareStatement(
                            DeviceRows.SELECT + " where " + (secure ? "secure_hash" : "open_hash") + " = ?")) {
                select.setString(1, hash);
                Optional<Device> found = DeviceRows.read(connection, select).stream().findFirst();
                if (found.isPresent()) {
                    return Optional.of(new Found(found.get(), secure));
                }
            }
        }
        return Optional.empty();
    }

    /** Adds a device. @return false when its MAC address is taken */
    public boolean insert(Kept kept) throws SQLException {
        return change(connection -> {
            Device device = kept.device();
            try (PreparedStatement insert = connection.prepareStatement("insert into device (model, label, site, transport,"
                    + " secure_hash, secure_sealed, open_hash, open_sealed, window_until, changed_at, version,"
                    + " media_security, created_at, tenant, mac) values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", new String[] {"id"})) {
                fill(insert, kept);
                Columns.set(insert, 13, device.createdAt());
                insert.setString(14, device.tenant().name());
                insert.setString(15, device.mac());
                insert.executeUpdate();
                try (ResultSet id = insert.getGeneratedKeys()) {
                    id.next();
                    DeviceRows.writeParts(connection, id.getLong(1), kept);
                }
            }
            return true;
        });
    }

    /** Puts a device in the place of what it was. @return false when somebody else was quicker */
    public boolean update(Kept kept, long expectedVersion) throws SQLException {
        return change(connection -> {
            try (PreparedStatement update = connection.prepareStatement("update device set model = ?, label = ?, site = ?,"
                    + " transport = ?, secure_hash = ?, secure_sealed = ?, open_hash = ?, open_sealed = ?, window_until = ?,"
                    + " changed_at = ?, version = ?, media_security = ? where id = ? and version = ?")) {
                fill(update, kept);
                update.setLong(13, kept.device().id());
                update.setLong(14, expectedVersion);
                if (update.executeUpdate() == 0) {
                    return false;
                }
            }
            DeviceRows.deleteParts(connection, kept.device().id());
            DeviceRows.writeParts(connection, kept.device().id(), kept);
            return true;
        });
    }

    private static void fill(PreparedStatement statement, Kept kept) throws SQLException {
        Device device = kept.device();
        statement.setString(1, device.model().id());
        statement.setString(2, device.label());
        statement.setString(3, device.site());
        statement.setString(4, device.transport().name());
        statement.setString(5, kept.secureHash());
        statement.setString(6, device.paths().secure().box());
        statement.setString(7, kept.openHash());
        statement.setString(8, device.paths().open().box());
        Columns.set(statement, 9, device.windowUntil());
        Columns.set(statement, 10, device.changedAt());
        statement.setLong(11, device.version());
        statement.setString(12, device.security() == null ? null : device.security().name());
    }

    /** Takes a device away. @return false when it is gone or has changed */
    public boolean delete(Device device, long expectedVersion) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("delete from device where id = ? and version = ?")) {
            delete.setLong(1, device.id());
            delete.setLong(2, expectedVersion);
            return delete.executeUpdate() > 0;
        }
    }

    /** Opens the window for one request over an open line. */
    public void openWindow(Device device, Instant until) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement("update device set window_until = ? where id = ?")) {
            Columns.set(update, 1, until);
            update.setLong(2, device.id());
            update.executeUpdate();
            durability.ensure(connection);
        }
    }

    /** Uses the window up. @return whether it was open; of two requests at once only one is told so */
    public boolean useWindow(Device device, Instant now) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "update device set window_until = null where id = ? and window_until > ?")) {
            update.setLong(1, device.id());
            Columns.set(update, 2, now);
            boolean open = update.executeUpdate() > 0;
            durability.ensure(connection);
            return open;
        }
    }

    /** The digests of a device's lines by position, to be kept when the device changes. */
    public Map<Integer, Credential> credentials(Device device) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return DeviceRows.credentials(connection, device);
        }
    }

    /** The digests of lines whose extension is enabled. @param tenant of one extension, null for all */
    public List<DeviceUser> users(Tenant tenant, String number) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return DeviceRows.enabled(connection, tenant, number);
        }
    }

    /** Notes a request and forgets the oldest beyond a number. */
    public void note(Device device, Access access, int kept) throws SQLException {
        try (Connection connection = database.getConnection()) {
            DeviceRows.note(connection, device.id(), access, kept);
        }
    }

    /** Requests for files of a device, newest first. */
    public List<Access> accesses(Device device) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return DeviceRows.accesses(connection, device.id());
        }
    }

    private interface Change {
        boolean run(Connection connection) throws SQLException;
    }

    private boolean change(Change change) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return change.run(connection);
        } catch (SQLException failed) {
            if (failed.getSQLState() != null && failed.getSQLState().startsWith(CONSTRAINT)) {
                return false;
            }
            throw failed;
        }
    }
}
