package renkei.hapi;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.ClasspathUtil;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.common.hapi.validation.support.BaseValidationSupport;
import org.hl7.fhir.convertors.factory.VersionConvertorFactory_40_50;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r5.formats.JsonParser;
import org.hl7.fhir.utilities.npm.NpmPackage;

/** HL7's extensions that are younger than R4, out of the package that HAPI carries for R5. */
class ExtensionsPack extends BaseValidationSupport {
  private static final String PACKAGE = "org/hl7/fhir/r5/packages/hl7.fhir.uv.extensions.r5-1.0.0.tgz";
  private static final String BASE = "http://hl7.org/fhir/StructureDefinition/";

  private final Map<String, byte[]> files;
  private final Map<String, StructureDefinition> read = new ConcurrentHashMap<>();

  ExtensionsPack(FhirContext context) throws IOException {
    super(context);
    try (var stream = ClasspathUtil.loadResourceAsStream(PACKAGE)) {
      files = NpmPackage.fromPackage(stream).getFolders().get("package").getContent();
    }
  }

  @Override
  public StructureDefinition fetchStructureDefinition(String url) {
    if (!url.startsWith(BASE)) return null;
    String file = "StructureDefinition-" + url.substring(BASE.length()).split("\\|")[0] + ".json";
    return files.containsKey(file) ? read.computeIfAbsent(file, this::asR4) : null;
  }

  private StructureDefinition asR4(String file) {
    try {
      var definition = (org.hl7.fhir.r5.model.StructureDefinition) new JsonParser().parse(files.get(file));
      if (!"Extension".equals(definition.getType())) return null;
      // Of an element that R5 has, the snapshot says things that R4 does not know; the chain makes one for R4.
      definition.setSnapshot(null);
      return (StructureDefinition) VersionConvertorFactory_40_50.convertResource(definition);
    } catch (IOException cause) {
      throw new IllegalStateException(file, cause);
    }
  }
}
