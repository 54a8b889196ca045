package renkei.hapi;

import ca.uhn.fhir.context.support.IValidationSupport;
import org.hl7.fhir.common.hapi.validation.validator.WorkerContextValidationSupportAdapter;

/**
 * The validator looks the contexts of an extension up in "4.0", which it does not take for 4.0.1: it would ask the network
 * for a package of R4, and without it gives the whole StructureDefinition up (HAPI 8.8.0, validator 6.7.9).
 */
class R4Worker extends WorkerContextValidationSupportAdapter {
  R4Worker() {}

  R4Worker(IValidationSupport chain) {
    super(chain);
  }

  @Override
  public String getVersion() {
    return "4.0";
  }
}
