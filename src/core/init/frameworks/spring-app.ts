import type { Application, Detector } from '../application.ts';
import { springRoutes } from '../routes/other-routes.ts';
import { firstFile, firstHit, sources, type Tree, whole } from '../tree.ts';

const ACTUATOR = /spring-boot-starter-actuator/;
const JAVA =
  /<java\.version>\s*(\d+)|<maven\.compiler\.release>\s*(\d+)|JavaLanguageVersion\.of\((\d+)\)|JavaVersion\.VERSION_(\d+)/;
/** What GitHub's runners have installed. */
const INSTALLED: readonly string[] = ['8', '11', '17', '21', '25'];

/** Spring Boot, built by Maven or Gradle as one jar. SERVER_PORT comes before what its properties say. */
export const springApp: Detector = (tree) => {
  const file = firstFile(tree, ['pom.xml', 'build.gradle', 'build.gradle.kts']);
  if (file === null) return null;
  const named = firstHit(tree, [file], /spring-boot|org\.springframework\.boot/);
  if (named === null) return null;
  const files = sources(tree, ['java', 'kt']);
  const health = firstHit(tree, [file], ACTUATOR);
  const routes = springRoutes(tree, files);
  return {
    framework: 'spring-boot',
    at: named.at,
    build: { value: buildOf(tree, file), at: whole(file) },
    setup: null,
    start: { value: `SERVER_PORT="$PORT" java -jar ${jarOf(file)}`, at: whole(file) },
    env: {},
    listening: { kind: 'told' },
    routes: health === null ? routes : [{ path: '/actuator/health', at: health.at }, ...routes],
    needed: javaOf(tree, file),
  };
};

function buildOf(tree: Tree, file: string): string {
  if (file === 'pom.xml') return `${tree.has('mvnw') ? 'sh ./mvnw' : 'mvn'} -B -q -DskipTests package`;
  return `${tree.has('gradlew') ? 'sh ./gradlew' : 'gradle'} -q bootJar`;
}

/** The one that is left by these commands: another version's would be a second one. */
const jarOf = (file: string): string => (file === 'pom.xml' ? 'target/*.jar' : 'build/libs/*.jar');

function javaOf(tree: Tree, file: string): Application['needed'] {
  const version = firstHit(tree, [file], JAVA)?.groups.find((group) => group !== '');
  return version !== undefined && INSTALLED.includes(version) ? [{ kind: 'java', version }] : [];
}
