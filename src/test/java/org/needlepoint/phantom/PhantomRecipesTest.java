package org.needlepoint.phantom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PhantomRecipesTest {
    static Iterable<String> names() {
        return PhantomRecipes.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void every_named_recipe_is_complete_clearly_synthetic_and_survives_json(String name) {
        PhantomRecipe recipe = PhantomRecipes.named(name);
        assertThat(recipe.name()).isEqualTo(name);
        assertThat(recipe.description()).isNotBlank();
        assertThat(recipe.patient().name()).startsWith("SYNTHETIC^");
        assertThat(recipe.patient().id()).startsWith("NP-SYN-");
        assertThat(PhantomRecipes.parse(PhantomRecipes.toJson(recipe))).isEqualTo(recipe);
    }

    @ParameterizedTest
    @MethodSource("names")
    void every_scene_can_be_built_with_its_needle_beside_a_capsule(String name) {
        Scene scene = new Scene(PhantomRecipes.named(name));
        for (Needle n : scene.needles().stream().limit(1).toList()) {
            double gap = scene.mrCapsules().stream()
                            .mapToDouble(c -> c.distanceToLine(n.tip(), n.direction()))
                            .min()
                            .orElseThrow()
                    - n.recipe().diameterMm() / 2;
            assertThat(gap).isBetween(1.0, 4.0);
            assertThat(gap).isCloseTo(n.recipe().clearanceMm(), org.assertj.core.api.Assertions.within(0.05));
        }
    }

    @Test
    void parameters_can_be_changed_one_by_one() {
        PhantomRecipe recipe = PhantomRecipes.changed(
                PhantomRecipes.named("thigh-high-grade"),
                Map.of(
                        "seed", "7",
                        "ct.spacingMm", "2",
                        "mr.adcScale", "RESCALE",
                        "markers.missingOnCt", "[\"P2\"]",
                        "markers.slips.P4", "{\"alongLineMm\": 3, \"headMm\": 0}",
                        "tissues.CELLULAR.hounsfield", "35"));
        assertThat(recipe.seed()).isEqualTo(7);
        assertThat(recipe.ct().spacingMm()).isEqualTo(2);
        assertThat(recipe.mr().adcScale()).isEqualTo(MrRecipe.AdcScale.RESCALE);
        assertThat(recipe.markers().missingOnCt()).containsExactly("P2");
        assertThat(recipe.markers().slips()).containsEntry("P4", new MarkerRecipe.Slip(3, 0));
        assertThat(recipe.properties(Tissue.CELLULAR).hounsfield()).isEqualTo(35);
    }

    @Test
    void a_recipe_file_extends_a_named_one() {
        PhantomRecipe recipe = PhantomRecipes.parse(
                "{\"extends\": \"calf-low-grade\", \"name\": \"mine\", \"ct\": {\"noiseHu\": 20}}");
        assertThat(recipe.name()).isEqualTo("mine");
        assertThat(recipe.anatomy().region()).isEqualTo(AnatomyRecipe.Region.CALF);
        assertThat(recipe.ct().noiseHu()).isEqualTo(20);
        assertThat(recipe.ct().matrix())
                .isEqualTo(PhantomRecipes.named("calf-low-grade").ct().matrix());
    }

    @Test
    void mistakes_are_named() {
        PhantomRecipe thigh = PhantomRecipes.named("thigh-high-grade");
        assertThatThrownBy(() -> PhantomRecipes.changed(thigh, Map.of("ct.spacing", "2")))
                .hasMessageContaining("ct.spacing");
        assertThatThrownBy(() -> PhantomRecipes.changed(thigh, Map.of("ct.matrix", "\"wide\"")))
                .hasMessageContaining("ct.matrix");
        assertThatThrownBy(() -> PhantomRecipes.changed(thigh, Map.of("ct.spacingMm", "-1")))
                .hasMessageContaining("positive");
        assertThatThrownBy(() -> PhantomRecipes.parse("{\"colour\": 1}")).hasMessageContaining("colour");
        assertThatThrownBy(() -> PhantomRecipes.parse("[]")).hasMessageContaining("object");
        assertThatThrownBy(() -> PhantomRecipes.named("foot")).hasMessageContaining("thigh-high-grade");
    }

    @Test
    void identifiers_follow_the_recipe() {
        PhantomRecipe thigh = PhantomRecipes.named("thigh-high-grade");
        String uid = SyntheticUid.of(thigh, "series", "T1");
        assertThat(uid).matches("2\\.25\\.[1-9][0-9]{0,38}");
        assertThat(SyntheticUid.of(PhantomRecipes.named("thigh-high-grade"), "series", "T1"))
                .isEqualTo(uid);
        assertThat(SyntheticUid.of(thigh, "series", "ADC")).isNotEqualTo(uid);
        assertThat(SyntheticUid.of(thigh.withSeed(1), "series", "T1")).isNotEqualTo(uid);
        assertThat(SyntheticUid.of(PhantomRecipes.changed(thigh, Map.of("ct.noiseHu", "10")), "series", "T1"))
                .isNotEqualTo(uid);
    }
}
