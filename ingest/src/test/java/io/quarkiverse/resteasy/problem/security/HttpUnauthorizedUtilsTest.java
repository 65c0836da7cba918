package io.quarkiverse.resteasy.problem.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import org.junit.jupiter.api.Test;

class HttpUnauthorizedUtilsTest {

    /** A library that can be linked again makes the class superfluous; until then ours has to come first. */
    @Test
    void theClassThatCanBeLinkedTakesTheOthersPlace() {
        URL ours = HttpUnauthorizedUtils.class.getResource("HttpUnauthorizedUtils.class");

        assertThat(ours.getProtocol()).isEqualTo("file");
        assertThat(HttpUnauthorizedUtils.class.getDeclaredMethods())
                .as("what the extension's mappers call")
                .anyMatch(method -> method.getName().equals("toProblem") && method.getParameterCount() == 2);
    }
}
