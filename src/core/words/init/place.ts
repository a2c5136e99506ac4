import type { Framework } from '../../init/application.ts';
import type { Place } from '../../init/tree.ts';

/** `server.js:12` */
export const placeText = ({ file, line }: Place): string => (line === null ? file : `${file}:${line}`);

const FRAMEWORKS: Readonly<Record<Framework, string>> = {
  next: 'Next.js',
  nest: 'Nest',
  fastify: 'Fastify',
  express: 'Express',
  node: 'Node.js server',
  django: 'Django',
  fastapi: 'FastAPI',
  rails: 'Rails',
  'spring-boot': 'Spring Boot',
  aspnet: 'ASP.NET',
  go: 'Go server',
  rust: 'Rust server',
};

export const frameworkText = (framework: Framework): string => FRAMEWORKS[framework];
