package renkei.hapi;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import ca.uhn.fhir.validation.ValidationOptions;
import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;
import org.hl7.fhir.utilities.settings.FhirSettings;

/**
 * Validates files as HAPI does, without a server and without network. Paths come in by standard input, one a line; each
 * file is a definition and a neighbour for the others too, except when "apart " stands before it. JSON lines go out:
 * {file, resource, against?, severity, id, at, line, says} for a finding, {file, against} for how many resources of a
 * file were held against profiles of others, {ended} last. `--with FOLDER`: definitions of others.
 */
public class Validate {
  private static final String BASE = "https://renkei.example/fhir/";
  private static final String JP_PATIENT = "http://jpfhir.jp/fhir/core/StructureDefinition/JP_Patient";
  private static final Map<String, String> SEVERITIES = Map.of(
      // Only our own canonicals are looked for (Neighbours): one that leads nowhere is no mere information.
      "TYPE_SPECIFIC_CHECKS_DT_CANONICAL_RESOLVE", "error",
      // It wants every optional slice of the other profile restated. What counts is whether examples are valid there.
      "SD_EXTENSION_COMPLIES_WITH_ERROR", "warning");
  private static final Gson JSON = new Gson();
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  public static void main(String[] args) throws Exception {
    Locale.setDefault(Locale.ENGLISH);
    FhirSettings.setProhibitNetworkAccess(true);
    FhirContext context = FhirContext.forR4();
    Shelf ours = new Shelf(context);
    for (int i = 0; i < args.length; i += 1) if (args[i].equals("--with")) ours.putAll(Path.of(args[++i]));

    Map<Path, Resource> files = new LinkedHashMap<>();
    for (String line : new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).lines().toList()) {
      boolean isApart = line.startsWith("apart ");
      Path file = Path.of(isApart ? line.substring("apart ".length()) : line);
      try {
        Resource resource = (Resource) context.newJsonParser().parseResource(Files.readString(file));
        if (!isApart) ours.put(resource);
        files.put(file, resource);
      } catch (RuntimeException cause) {
        say(file, null, null, "fatal", "parser", null, null, cause.getMessage());
      }
    }

    FhirValidator validator = validator(context, ours);
    for (var each : files.entrySet()) {
      String text = Files.readString(each.getKey());
      Resource resource = each.getValue();
      var found = check(validator, text, null).stream().filter(message -> !isUncheckable(message, ours)).toList();
      report(each.getKey(), resource, null, found);
      int against = 0;
      for (Resource part : partsOf(resource)) {
        for (String profile : ours.alsoValidAgainst(part)) {
          String withoutOurs = withoutProfiles(context.newJsonParser().encodeResourceToString(part));
          report(each.getKey(), part, profile, check(validator, withoutOurs, profile));
          against += 1;
        }
      }
      OUT.println(JSON.toJson(Map.of("file", each.getKey().toString(), "against", against)));
    }
    OUT.println("{\"ended\":true}");
    System.exit(0);
  }

  private static FhirValidator validator(FhirContext context, Shelf ours) throws IOException {
    var unknownSystems = new UnknownCodeSystemWarningValidationSupport(context);
    unknownSystems.setNonExistentCodeSystemSeverity(IValidationSupport.IssueSeverity.WARNING);
    IValidationSupport chain = new ValidationSupportChain(
        ours,
        new DefaultProfileValidationSupport(context),
        new ExtensionsPack(context),
        new CommonCodeSystemsTerminologyService(context),
        new InMemoryTerminologyServerValidationSupport(context),
        new SnapshotGeneratingValidationSupport(context),
        unknownSystems);
    var worker = new R4Worker(chain);
    var instance = new FhirInstanceValidator(chain);
    instance.setWrappedWorkerContext(chain, worker);
    instance.setAnyExtensionsAllowed(false);
    // Of HL7's guides: checked when --with brings the package, else taken for granted.
    instance.setCustomExtensionDomains(
        "http://hl7.org/fhir/uv/sdc/StructureDefinition/",
        "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/");
    instance.setErrorForUnknownProfiles(true);
    instance.setBestPracticeWarningLevel(BestPracticeWarningLevel.Warning);
    instance.setValidatorResourceFetcher(new Neighbours(ours, worker, BASE));
    instance.setValidatorPolicyAdvisor(Neighbours.policy());
    instance.setAllowExamples(true);
    return context.newValidator().registerValidatorModule(instance);
  }

  private static List<SingleValidationMessage> check(FhirValidator validator, String text, String profile) {
    var options = new ValidationOptions();
    if (profile != null) options.addProfile(profile);
    try {
      return validator.validateWithResult(text, options).getMessages();
    } catch (RuntimeException cause) {
      var broken = new SingleValidationMessage();
      broken.setSeverity(ResultSeverityEnum.FATAL);
      broken.setMessageId(cause.getClass().getSimpleName());
      broken.setMessage(cause.getMessage());
      return List.of(broken);
    }
  }

  private static List<Resource> partsOf(Resource resource) {
    if (!(resource instanceof Bundle bundle)) return List.of(resource);
    return bundle.getEntry().stream().map(BundleEntryComponent::getResource).filter(Objects::nonNull).toList();
  }

  /** So that only the other profile speaks. */
  private static String withoutProfiles(String text) throws IOException {
    JsonObject root = JsonParser.parseString(text).getAsJsonObject();
    JsonElement meta = root.get("meta");
    if (meta != null) meta.getAsJsonObject().remove("profile");
    if (meta != null && meta.getAsJsonObject().isEmpty()) root.remove("meta");
    return JSON.toJson(root);
  }

  /** A claim to comply with JP Core cannot be looked at without it: that is no finding. */
  private static boolean isUncheckable(SingleValidationMessage message, Shelf shelf) {
    return "SD_EXTENSION_COMPLIES_WITH_UNKNOWN".equals(message.getMessageId()) && !shelf.has(JP_PATIENT);
  }

  private static void report(Path file, Resource resource, String against, List<SingleValidationMessage> messages) {
    for (var message : messages) {
      String severity = SEVERITIES.getOrDefault(String.valueOf(message.getMessageId()), message.getSeverity().getCode());
      say(file, nameOf(resource), against, severity, message.getMessageId(),
          message.getLocationString(), against == null ? message.getLocationLine() : null, textOf(message));
    }
  }

  private static String textOf(SingleValidationMessage message) {
    return message.hasSliceMessages()
        ? message.getMessage() + ": " + String.join("; ", message.getSliceMessages())
        : message.getMessage();
  }

  private static String nameOf(Resource resource) {
    return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
  }

  private static void say(
      Path file, String resource, String against, String severity, String id, String at, Integer line, String says) {
    JsonObject issue = new JsonObject();
    issue.addProperty("file", file.toString());
    issue.addProperty("resource", resource);
    issue.addProperty("against", against);
    issue.addProperty("severity", severity);
    issue.addProperty("id", id);
    issue.addProperty("at", at);
    issue.addProperty("line", line);
    issue.addProperty("says", says);
    OUT.println(JSON.toJson(issue));
  }
}
