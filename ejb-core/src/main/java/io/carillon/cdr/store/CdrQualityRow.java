package io.carillon.cdr.store;

import io.carillon.contract.QualityCourse;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** How the audio of a leg of a finished call went on, for reading only. */
@Entity
@Table(name = "cdr_quality")
@IdClass(CdrLegRow.Key.class)
class CdrQualityRow {
    @Id
    @Column(name = "call_id")
    private String callId;

    @Id
    private int position;

    private String course;

    int position() {
        return position;
    }

    QualityCourse toRecord() {
        return QualityCourse.of(course);
    }
}
