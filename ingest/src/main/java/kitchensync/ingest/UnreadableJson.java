package kitchensync.ingest;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** A body whose JSON has the wrong type somewhere is answered like every other refusal, with a problem document. */
final class UnreadableJson {

    @ServerExceptionMapper
    Response problem(MismatchedInputException mismatch) {
        String field = mismatch.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .filter(java.util.Objects::nonNull)
                .collect(joining("."));
        return HttpProblem.builder()
                .withStatus(Response.Status.BAD_REQUEST)
                .withTitle("Unreadable body")
                .withDetail((field.isEmpty() ? "the request body" : field)
                        + " has the wrong type; the contract says which. Nothing was done")
                .build()
                .toResponse();
    }
}
