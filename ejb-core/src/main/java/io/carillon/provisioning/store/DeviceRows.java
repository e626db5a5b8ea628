package io.carillon.provisioning.store;

import io.carillon.contract.Aor;
import io.carillon.contract.Credential;
import io.carillon.contract.MediaSecurity;
import io.carillon.contract.Tenant;
import io.carillon.directory.DeviceUser;
import io.carillon.provisioning.Access;
import io.carillon.provisioning.Device;
import io.carillon.provisioning.DeviceKey;
import io.carillon.provisioning.DeviceLine;
import io.carillon.provisioning.Model;
import io.carillon.provisioning.Transport;
import io.carillon.store.Columns;
import io.carillon.trunk.Sealed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How devices become rows and rows devices, on a connection of the caller. */
final class DeviceRows {
    static final String SELECT = "select * from device";

    private static final String LINES = "select l.*, e.number, e.tenant,"
            + " coalesce(d.media_security, e.media_security) as security, d.site from device_line l"
            + " join extension e on e.id = l.extension_id join device d on d.id = l.device_id";

    private DeviceRows() {}

    /** A part of a MAC address as it is stored, however it was written. */
    static String plain(String written) {
        return written.matches("[0-9A-Fa-f:.\\- ]+") ? written.replaceAll("[:.\\- ]", "") : written;
    }

    /**
     * The devices that a query of the table finds, with lines and keys. A model that is no more leaves its device
     * out.
     */
    static List<Device> read(Connection connection, PreparedStatement select) throws SQLException {
        List<Device> devices = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                Model model = Model.of(row.getString("model")).orElse(null);
                if (model != null) {
                    devices.add(device(connection, row, model));
                }
            }
        }
        return devices;
    }

    private static Device device(Connection connection, ResultSet row, Model model) throws SQLException {
        long id = row.getLong("id");
        return new Device(id, new Tenant(row.getString("tenant")), row.getString("mac"), model, row.getString("label"),
                row.getString("site"), Transport.valueOf(row.getString("transport")), security(row.getString("media_security")),
                lines(connection, id), keys(connection, id),
                new Device.Paths(new Sealed(row.getString("secure_sealed")), new Sealed(row.getString("open_sealed"))),
                Columns.instant(row, "window_until"), Columns.instant(row, "created_at"),
                Columns.instant(row, "changed_at"), row.getLong("version"));
    }

    private static List<DeviceLine> lines(Connection connection, long id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LINES + " where l.device_id = ? order by l.position")) {
            select.setLong(1, id);
            List<DeviceLine> lines = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    lines.add(new DeviceLine(row.getInt("position"), row.getString("number"), row.getString("label"),
                            row.getString("username"), new Sealed(row.getString("sealed"))));
                }
            }
            return lines;
        }
    }

    private static List<DeviceKey> keys(Connection connection, long id) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select * from device_key where device_id = ? order by position")) {
            select.setLong(1, id);
            List<DeviceKey> keys = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    keys.add(new DeviceKey(row.getInt("position"), DeviceKey.Kind.valueOf(row.getString("kind")),
                            row.getString("target"), row.getString("label")));
                }
            }
            return keys;
        }
    }

    static void deleteParts(Connection connection, long id) throws SQLException {
        for (String table : List.of("device_line", "device_key")) {
            try (PreparedStatement delete = connection.prepareStatement("delete from " + table + " where device_id = ?")) {
                delete.setLong(1, id);
                delete.executeUpdate();
            }
        }
    }

    static void writeParts(Connection connection, long id, DeviceStore.Kept kept) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into device_line (device_id, position, label,"
                + " username, realm, ha1_md5, ha1_sha256, sealed, extension_id) values (?,?,?,?,?,?,?,?,"
                + "(select id from extension where tenant = ? and number = ?))")) {
            for (DeviceLine line : kept.device().lines()) {
                Credential credential = kept.credentials().get(line.position());
                insert.setLong(1, id);
                insert.setInt(2, line.position());
                insert.setString(3, line.label());
                insert.setString(4, line.username());
                insert.setString(5, credential.realm());
                insert.setString(6, credential.ha1Md5());
                insert.setString(7, credential.ha1Sha256());
                insert.setString(8, line.secret().box());
                insert.setString(9, kept.device().tenant().name());
                insert.setString(10, line.extension());
                insert.executeUpdate();
            }
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into device_key (device_id, position, kind, target, label) values (?,?,?,?,?)")) {
            for (DeviceKey key : kept.device().keys()) {
                insert.setLong(1, id);
                insert.setInt(2, key.position());
                insert.setString(3, key.kind().name());
                insert.setString(4, key.value());
                insert.setString(5, key.label());
                insert.executeUpdate();
            }
        }
    }

    static Map<Integer, Credential> credentials(Connection connection, Device device) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LINES + " where l.device_id = ?")) {
            select.setLong(1, device.id());
            Map<Integer, Credential> byPosition = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    byPosition.put(row.getInt("position"), credential(row));
                }
            }
            return byPosition;
        }
    }

    static List<DeviceUser> enabled(Connection connection, Tenant tenant, String number) throws SQLException {
        String which = tenant == null ? "" : " and e.tenant = ? and e.number = ?";
        try (PreparedStatement select = connection.prepareStatement(LINES + " where e.enabled = true" + which)) {
            if (tenant != null) {
                select.setString(1, tenant.name());
                select.setString(2, number);
            }
            List<DeviceUser> all = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    all.add(new DeviceUser(credential(row), row.getString("site")));
                }
            }
            return all;
        }
    }

    private static Credential credential(ResultSet row) throws SQLException {
        return new Credential(new Aor(new Tenant(row.getString("tenant")), row.getString("number")),
                row.getString("username"), row.getString("realm"), row.getString("ha1_md5"), row.getString("ha1_sha256"),
                security(row.getString("security")));
    }

    private static MediaSecurity security(String nameOrNull) {
        return nameOrNull == null ? null : MediaSecurity.valueOf(nameOrNull);
    }

    static void note(Connection connection, long device, Access access, int kept) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into device_access (device_id, at, source,"
                + " secure, file, agent, outcome) values (?,?,?,?,?,?,?)")) {
            insert.setLong(1, device);
            Columns.set(insert, 2, access.at());
            insert.setString(3, Columns.text(access.source(), 64));
            insert.setBoolean(4, access.secure());
            insert.setString(5, Columns.text(access.file(), 128));
            insert.setString(6, Columns.text(access.agent(), 200));
            insert.setString(7, access.outcome().name());
            insert.executeUpdate();
        }
        try (PreparedStatement delete = connection.prepareStatement("delete from device_access where device_id = ? and id <="
                + " (select id from device_access where device_id = ? order by id desc offset " + kept
                + " rows fetch first 1 rows only)")) {
            delete.setLong(1, device);
            delete.setLong(2, device);
            delete.executeUpdate();
        }
    }

    static List<Access> accesses(Connection connection, long device) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select * from device_access where device_id = ? order by id desc")) {
            select.setLong(1, device);
            List<Access> all = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    all.add(new Access(Columns.instant(row, "at"), row.getString("source"), row.getBoolean("secure"),
                            row.getString("file"), row.getString("agent"),
                            Access.Outcome.valueOf(row.getString("outcome"))));
                }
            }
            return all;
        }
    }
}
