package org.needlepoint.pathology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.needlepoint.problem.ProblemException;

class TumourCatalogueTest {
    private static final TumourCatalogue WHO = TumourCatalogue.who2020();

    @Test
    void every_chapter_of_the_classification_has_entries() {
        assertThat(TumourCategory.values())
                .allSatisfy(c -> assertThat(WHO.in(c)).isNotEmpty());
        assertThat(WHO.in(TumourCategory.ADIPOCYTIC).stream().filter(t -> t.behaviour() == Behaviour.MALIGNANT))
                .extracting(SoftTissueTumour::id)
                .containsExactly(
                        "dedifferentiated-liposarcoma",
                        "myxoid-liposarcoma",
                        "pleomorphic-liposarcoma",
                        "myxoid-pleomorphic-liposarcoma");
        assertThat(WHO.in(TumourCategory.UNDIFFERENTIATED_SMALL_ROUND_CELL)).hasSize(4);
    }

    /** ICD-O behaviour: 0 benign, 1 uncertain or borderline, 3 malignant. */
    @Test
    void codes_end_in_the_digit_of_the_behaviour() {
        // WHO 2020 itself departs here: codes of ICD-O-3.2 that lag behind the class of behaviour.
        Map<String, String> known = Map.ofEntries(
                Map.entry("well-differentiated-liposarcoma", "8851/3"),
                Map.entry("pleomorphic-hyalinizing-angiectatic-tumour", "8802/1"),
                Map.entry("dermatofibrosarcoma-protuberans-fibrosarcomatous", "8832/3"),
                Map.entry("low-grade-myofibroblastic-sarcoma", "8825/3"),
                Map.entry("infantile-fibrosarcoma", "8814/3"),
                Map.entry("kaposi-sarcoma", "9140/3"),
                Map.entry("ossifying-fibromyxoid-tumour", "8842/0"));
        for (SoftTissueTumour t : WHO.all()) {
            for (String code : t.icdO()) {
                if (code.equals(known.get(t.id())) || t.id().equals("mixed-tumour-myoepithelioma")) {
                    continue;
                }
                char digit =
                        switch (t.behaviour()) {
                            case BENIGN -> '0';
                            case LOCALLY_AGGRESSIVE, RARELY_METASTASISING -> '1';
                            case MALIGNANT, VARIES -> '3';
                        };
                assertThat(code).as(t.id()).endsWith("/" + digit);
            }
        }
    }

    /** J. M. Coindre, Archives of Pathology and Laboratory Medicine 130 (2006) 1448–1453, table of scores. */
    @ParameterizedTest
    @CsvSource({
        "Well-differentiated liposarcoma, 1",
        "Myxoid liposarcoma, 2 3",
        "Pleomorphic liposarcoma, 3",
        "DDLPS, 3",
        "Myxofibrosarcoma, 2",
        "Fibrosarcoma, 1 2 3",
        "UPS, 3",
        "Leiomyosarcoma, 1 2 3",
        "MPNST, 1 2 3",
        "Embryonal rhabdomyosarcoma, 3",
        "Synovial sarcoma, 3",
        "Extraskeletal osteosarcoma, 3",
        "Extraskeletal Ewing sarcoma, 3",
        "Alveolar soft part sarcoma, 3",
        "Epithelioid sarcoma, 3",
        "Clear cell sarcoma, 3",
        "Angiosarcoma, 2 3",
        "Extraskeletal myxoid chondrosarcoma, 2"
    })
    void differentiation_scores_are_the_published_ones(String name, String scores) throws ProblemException {
        assertThat(WHO.named(name).differentiation().values())
                .extracting(String::valueOf)
                .containsExactly(scores.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "MPNST, NOT_INFORMATIVE",
        "angiosarcoma, NOT_INFORMATIVE",
        "extraskeletal myxoid chondrosarcoma, NOT_INFORMATIVE",
        "ASPS, HIGH_BY_DEFINITION",
        "clear cell sarcoma, HIGH_BY_DEFINITION",
        "epithelioid sarcoma, HIGH_BY_DEFINITION",
        "ARMS, HIGH_BY_DEFINITION",
        "ERMS, HIGH_BY_DEFINITION",
        "Ewing sarcoma, HIGH_BY_DEFINITION",
        "GIST, OWN_SCHEME",
        "lipoma, NOT_A_SARCOMA",
        "pleomorphic rhabdomyosarcoma, GRADED",
        "leiomyosarcoma, GRADED",
        "ALT, GRADED"
    })
    void what_the_system_does_not_grade_is_flagged_with_a_reason(String name, FnclccUse use) throws ProblemException {
        SoftTissueTumour t = WHO.named(name);
        assertThat(t.fnclccUse()).isEqualTo(use);
        assertThat(t.fnclccReason().isEmpty()).isEqualTo(use == FnclccUse.GRADED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Malignant tenosynovial giant cell tumour",
                "malignant tenosynovial giant-cell tumor",
                "MALIGNANT  TGCT",
                "9252/3",
                "malignant-tenosynovial-giant-cell-tumour"
            })
    void a_tumour_has_many_spellings(String name) throws ProblemException {
        assertThat(WHO.named(name).id()).isEqualTo("malignant-tenosynovial-giant-cell-tumour");
    }

    @Test
    void obsolete_and_american_names_lead_to_the_present_ones() throws ProblemException {
        assertThat(WHO.named("malignant fibrous histiocytoma").id()).isEqualTo("undifferentiated-pleomorphic-sarcoma");
        assertThat(WHO.named("Epithelioid hemangioendothelioma").icdO()).containsExactly("9133/3");
        assertThat(WHO.named("round cell liposarcoma").id()).isEqualTo("myxoid-liposarcoma");
    }

    @Test
    void an_unknown_name_is_refused_with_near_ones() {
        assertThatThrownBy(() -> WHO.named("myxoid sarcoma of fat"))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem()).isEqualTo(PathologyProblem.UNKNOWN_TUMOUR);
                    assertThat(e.remedy()).contains("yxo");
                });
        assertThatThrownBy(() -> WHO.named("8840/3"))
                .hasMessageContaining("Low-grade fibromyxoid sarcoma; Sclerosing epithelioid fibrosarcoma");
    }
}
