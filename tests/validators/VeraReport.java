import java.io.FileInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.verapdf.pdfa.validation.validators.ValidatorFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Checks PDF files with the veraPDF engine: {@code VeraReport ua1 a.pdf 3a a.pdf ua1 b.pdf}.
 *
 * <p>Prints one line a failed assertion: flavour, file, clause, what is wrong and where, with tabs. The engine
 * reads its profiles with JAXB, which no JDK has any more; this program reads them with DOM.
 */
public final class VeraReport {
  private static final int MOST_FAILURES = 100;

  private VeraReport() {}

  public static void main(String[] arguments) throws Exception {
    LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    Map<String, ValidationProfile> profiles = new HashMap<>();
    for (int index = 0; index < arguments.length; index += 2) {
      String id = arguments[index];
      if (!profiles.containsKey(id)) {
        profiles.put(id, readProfile(PDFAFlavour.byFlavourId(id), id));
      }
      report(id, arguments[index + 1], profiles.get(id));
    }
  }

  private static void report(String id, String file, ValidationProfile profile) throws Exception {
    PDFAFlavour flavour = PDFAFlavour.byFlavourId(id);
    try (InputStream stream = new FileInputStream(file);
        PDFAParser parser = Foundries.defaultInstance().createParser(stream, flavour);
        PDFAValidator validator =
            ValidatorFactory.createValidator(profile, MOST_FAILURES, false, false, false)) {
      ValidationResult result = validator.validate(parser);
      for (TestAssertion assertion : result.getTestAssertions()) {
        if (assertion.getStatus() == TestAssertion.Status.FAILED) {
          RuleId rule = assertion.getRuleId();
          String place = assertion.getLocation().getContext();
          print(id, file, rule.getClause() + "-" + rule.getTestNumber(), assertion.getMessage(), place);
        }
      }
      print(id, file, "done", result.getTotalAssertions() + " assertions", "");
    }
  }

  private static void print(
      String id, String file, String clause, String message, String place) {
    String words = message.replaceAll("\\s+", " ") + " " + place;
    System.out.println(id + "\t" + file + "\t" + clause + "\t" + words);
  }

  private static ValidationProfile readProfile(PDFAFlavour flavour, String id) throws Exception {
    String name = id.startsWith("ua") ? "PDFUA-" + id.substring(2) : "PDFA-" + id.toUpperCase();
    String path = "/org/verapdf/pdfa/validation/" + name + ".xml";
    Element root;
    try (InputStream stream = VeraReport.class.getResourceAsStream(path)) {
      root =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(stream)
              .getDocumentElement();
    }
    Set<Rule> rules = new HashSet<>();
    for (Element rule : below(first(root, "rules"), "rule")) {
      rules.add(readRule(rule));
    }
    Set<Variable> variables = new HashSet<>();
    if (root.getElementsByTagName("variables").getLength() > 0) {
      for (Element variable : below(first(root, "variables"), "variable")) {
        variables.add(readVariable(variable));
      }
    }
    return Profiles.profileFromValues(
        flavour,
        Profiles.profileDetailsFromValues(name, name, "veraPDF", new Date(0)),
        "",
        rules,
        variables);
  }

  private static Rule readRule(Element rule) {
    Element id = first(rule, "id");
    RuleId ruleId =
        Profiles.ruleIdFromValues(
            PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
            id.getAttribute("clause"),
            Integer.parseInt(id.getAttribute("testNumber")));
    String deferred = rule.getAttribute("deferred");
    return Profiles.ruleFromValues(
        ruleId,
        rule.getAttribute("object"),
        deferred.isEmpty() ? null : Boolean.valueOf(deferred),
        rule.getAttribute("tags"),
        text(rule, "description"),
        text(rule, "test"),
        Profiles.errorFromValues(text(first(rule, "error"), "message"), new ArrayList<>()),
        new ArrayList<>());
  }

  private static Variable readVariable(Element variable) {
    return Profiles.variableFromValues(
        variable.getAttribute("name"),
        variable.getAttribute("object"),
        text(variable, "defaultValue"),
        text(variable, "value"));
  }

  private static Element first(Element parent, String name) {
    return (Element) parent.getElementsByTagName(name).item(0);
  }

  private static List<Element> below(Element parent, String name) {
    NodeList nodes = parent.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int index = 0; index < nodes.getLength(); index++) {
      elements.add((Element) nodes.item(index));
    }
    return elements;
  }

  private static String text(Element parent, String name) {
    Element found = first(parent, name);
    return found == null ? "" : found.getTextContent();
  }
}
