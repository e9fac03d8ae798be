// The public surface, one report for each entry, kept in etc/. Without arguments it fails when a report differs from the
// built declarations; with --update it writes them, so that a change of the surface shows in review.
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Extractor, ExtractorConfig } from '@microsoft/api-extractor';
import { moduleEntries } from './lib/exports.mjs';
import { root } from './lib/paths.mjs';

const update = process.argv.includes('--update');
const base = join(root, 'api-extractor.json');
const temp = join(root, 'node_modules/.cache/api');
mkdirSync(temp, { recursive: true });
mkdirSync(join(root, 'etc'), { recursive: true });

const reports = new Set();
let bad = 0;
for (const { name, types } of moduleEntries()) {
  if (!existsSync(join(root, types))) {
    console.error(`${name}: ${types} is not there; run npm run build first.`);
    bad++;
    continue;
  }
  const configObject = ExtractorConfig.loadFile(base);
  configObject.mainEntryPointFilePath = join(root, types);
  const reportFileName = `${name.replaceAll('/', '-')}.api.md`;
  configObject.apiReport.reportFileName = reportFileName;
  reports.add(reportFileName);
  const config = ExtractorConfig.prepare({
    configObject,
    configObjectFullPath: base,
    packageJsonFullPath: join(root, 'package.json'),
  });
  const result = Extractor.invoke(config, {
    localBuild: update,
    showVerboseMessages: false,
    messageCallback(message) {
      // Told below, in our words.
      if (message.messageId === 'console-api-report-not-copied' || message.messageId === 'console-preamble') {
        message.handled = true;
      }
      if (message.messageId === 'console-compiler-version-notice') message.handled = true;
    },
  });
  if (update) {
    console.log(`${name}: ${result.apiReportChanged ? 'written' : 'unchanged'}`);
  } else if (result.apiReportChanged) {
    console.error(
      `${name}: the public surface differs from etc/${reportFileName}. If that is meant: npm run build && npm run api.`,
    );
    bad++;
  }
  if (result.errorCount > 0) bad++;
}
for (const file of readdirSync(join(root, 'etc'))) {
  if (!file.endsWith('.api.md') || reports.has(file)) continue;
  if (update) rmSync(join(root, 'etc', file));
  else {
    console.error(`etc/${file} belongs to no entry; npm run api removes it.`);
    bad++;
  }
}
process.exit(bad > 0 ? 1 : 0);
