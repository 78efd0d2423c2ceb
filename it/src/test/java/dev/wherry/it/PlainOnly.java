package dev.wherry.it;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Leaves a test, or each test of a class, out when the tests run over TLS, and says why. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(PlainOnly.Condition.class)
public @interface PlainOnly {
    /** Why it makes no sense inside of TLS. */
    String value();

    /** Skips what has the annotation, if TLS is on. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return AnnotationSupport.findAnnotation(context.getElement(), PlainOnly.class)
                    .filter(reason -> OverTls.IS_ON)
                    .map(reason -> ConditionEvaluationResult.disabled(reason.value()))
                    .orElseGet(() -> ConditionEvaluationResult.enabled("runs here"));
        }
    }
}
