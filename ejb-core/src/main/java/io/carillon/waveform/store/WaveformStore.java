package io.carillon.waveform.store;

import io.carillon.store.Columns;
import io.carillon.waveform.Waveform;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The table of waveforms. The stretches are a byte each, one side after the other, in Base64. */
@ApplicationScoped
public class WaveformStore {
    private static final String CONSTRAINT = "23";

    @Resource(lookup = "java:jboss/datasources/CarillonDS")
    private DataSource database;

    /** For the server. */
    public WaveformStore() {}

    WaveformStore(DataSource database) {
        this.database = database;
    }

    /** The waveform of a recording, empty when it has not been reckoned. */
    public Optional<Waveform> find(String audio) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select * from waveform where audio = ?")) {
            select.setString(1, audio);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Waveform(row.getLong("millis"), sides(row.getInt("sides"), row.getString("peaks"))))
                        : Optional.empty();
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(Columns.firstLine(failed), failed);
        }
    }

    /** Keeps it; one that somebody else has kept meanwhile is the same. */
    public void keep(String audio, Waveform waveform) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into waveform (audio, millis, sides, peaks) values (?,?,?,?)")) {
            insert.setString(1, audio);
            insert.setLong(2, waveform.millis());
            insert.setInt(3, waveform.sides().size());
            insert.setString(4, peaks(waveform.sides()));
            insert.executeUpdate();
        } catch (SQLException failed) {
            if (failed.getSQLState() == null || !failed.getSQLState().startsWith(CONSTRAINT)) {
                throw new IllegalStateException(Columns.firstLine(failed), failed);
            }
        }
    }

    /** It is gone; nothing happens when there is none. */
    public void forget(String audio) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("delete from waveform where audio = ?")) {
            delete.setString(1, audio);
            delete.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException(Columns.firstLine(failed), failed);
        }
    }

    private static String peaks(List<List<Integer>> sides) {
        int stretches = sides.get(0).size();
        byte[] bytes = new byte[sides.size() * stretches];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = sides.get(i / stretches).get(i % stretches).byteValue();
        }
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static List<List<Integer>> sides(int count, String peaks) {
        byte[] bytes = Base64.getDecoder().decode(peaks);
        int stretches = bytes.length / count;
        List<List<Integer>> sides = new ArrayList<>();
        for (int side = 0; side < count; side++) {
            List<Integer> one = new ArrayList<>(stretches);
            for (int i = 0; i < stretches; i++) {
                one.add(Byte.toUnsignedInt(bytes[side * stretches + i]));
            }
            sides.add(one);
        }
        return sides;
    }
}
